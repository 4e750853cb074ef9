"""The manners of the API, the same at every address: paging, parameters, problems, bodies."""
