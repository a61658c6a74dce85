"""The definitions that every answer is compared with: private in real use."""
