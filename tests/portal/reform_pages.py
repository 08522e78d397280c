"""The page of plan `p`, and what it was made of."""


def page(client, status=200, **query):
    response = client.get("/reforms/p/", query)
    assert response.status_code == status
    return response


def of(response):
    return response.context["plan"]


def counts(tallies):
    return {one.mark.kind: one.number for one in tallies}
