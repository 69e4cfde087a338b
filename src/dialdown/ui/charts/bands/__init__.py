"""Sleep hours in three bands."""
