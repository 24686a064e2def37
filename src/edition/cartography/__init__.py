"""Draw a map: coasts, a projection, the part that is shown, and where names fit."""
