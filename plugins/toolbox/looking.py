"""Settings of a site that is built to be looked at: what is published, but a warning doesn't stop it."""

from publishconf import *  # noqa: F403 # all but what stands below is as readers get it

DUIYE_STRICT = False
