"""The view around one actor: who is tied to it, and how."""

from functools import partial

from models.figure.relation_scene import RelationScene
from models.figure.relations import layout_relations, relation_keys, relations_height
from models.publication.relation_scenes import busiest_actor, relation_scene
from models.publication.views.shown import Body, Shown, flag_of


def relations_body(shown: Shown) -> Body:
    """Return the figure of one actor and those it is tied to."""
    scene, style, measure = relations_of(shown), shown.style, shown.measure
    return Body(
        partial(layout_relations, scene, style=style, measure=measure),
        keys=lambda _width: relation_keys(scene, style),
        natural_height=lambda width: relations_height(scene, width, style, measure),
    )


def relations_of(shown: Shown) -> RelationScene:
    """Return the actor in the middle and those they are tied to, with flags and changed labels."""
    spec = shown.spec
    flags = (
        {str(one.event.id): flag_of(one, spec.language) for one in shown.dossiers} if spec.marks_state else {}
    )
    return relation_scene(
        shown.dossiers,
        spec.actor or busiest_actor(shown.dossiers),
        language=spec.language,
        numbers=shown.numbers,
        flags=flags,
        changes=shown.changes,
        public=shown.withheld.out_of,
    )
