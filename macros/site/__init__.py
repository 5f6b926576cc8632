"""What every page needs: addresses, assets, templates, policy, search text, open data."""
