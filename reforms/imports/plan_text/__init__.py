"""Reads the text of a reform plan into a draft that a person confirms. Pure.

`reading.read` takes the bytes of a document, `plan_file.document` writes the draft in the form that
`reforms.imports.plan` reads, `report.as_json` tells everything that was found and what was not placed.
"""
