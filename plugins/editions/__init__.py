"""The only room that knows how Pelican runs."""

from pelican import signals


def register() -> None:
    """What Pelican is to call, and when."""
    from editions.generator import generators, pass_gate

    signals.get_generators.connect(generators)
    signals.all_generators_finalized.connect(pass_gate)
