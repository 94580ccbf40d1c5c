"""The rest of the API: statistics, start by API, removing users, lifecycle by hand."""
