"""The only place that joins the layers."""
