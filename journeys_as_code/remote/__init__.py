"""The HTTP door: the only room that knows the API's shape and the only one that knows httpx."""
