"""Editorial rules: each tells what stands in the way of publication, in a small file of its own."""
