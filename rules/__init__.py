"""Rules and gazetteers: data only. This file lets an installed package find them."""
