"""The pages of a scan: what is known of them, and each as a picture that the site shows."""
