"""The prover: what can, and what can never, come of any interaction, with an example to look at.

An assembly becomes a circuit over the cells of its facts (`circuit`, `cells`, `space`), in which every rule, every
decision and every landing is one literal (`encoding`, `landing`). Questions (`conflicts`, `gaps`, `landings`, `dead`,
…) put literals to a solver; an answer that there is such an interaction comes with one (`witness`).
"""
