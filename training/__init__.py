"""How the bundled German pipeline is made; not installed with the package. See README.md beside this."""
