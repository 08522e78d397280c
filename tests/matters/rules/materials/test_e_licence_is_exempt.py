from matters.rules.materials.e_licence_is_exempt import e_licence_is_exempt
from tests.rules import Pair, findings, guide, material, ref, world

KNOWN = world(e_licences=frozenset({"营业执照"}))


def asks(**changes):
    row = material(**{"name": "营业执照", "source": "government", **changes})
    return guide(materials=(row,))


PAIR = Pair(e_licence_is_exempt, asks(), asks(exempt_reason="e_licence"), KNOWN)
NAME = Pair(e_licence_is_exempt, asks(), asks(name="营业执照遗失声明"), KNOWN)


def test_what_is_not_known_or_explained_passes():
    assert findings(e_licence_is_exempt, asks()) == []
    assert findings(e_licence_is_exempt, asks(source=""), KNOWN) == []
    assert findings(e_licence_is_exempt, asks(exempt_note="外省签发的不能调用"), KNOWN) == []


def test_only_shanghai_is_asked():
    row = material(name="营业执照", source="government")
    elsewhere = guide(ref=ref(region="440100"), materials=(row,))
    assert findings(e_licence_is_exempt, elsewhere, KNOWN) == []
