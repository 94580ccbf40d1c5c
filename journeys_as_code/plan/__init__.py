"""Pure: (desired, prior, applied, policy) -> Plan."""
