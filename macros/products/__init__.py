"""What is made of a built site: the offline bundle and the printed guide."""
