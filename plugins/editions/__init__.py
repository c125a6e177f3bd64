"""The only room that knows how Pelican runs."""


def register() -> None:
    """What Pelican is to call, and when."""
    from pelican import signals  # here, so that commands which never build need not load Pelican

    from editions.generator import generators, pass_gate

    signals.get_generators.connect(generators)
    signals.all_generators_finalized.connect(pass_gate)
