"""The guide as one PDF, to read on paper or to hand on: made from the built offline site by a browser."""
