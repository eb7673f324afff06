"""Italian expressions to values: pure functions, no spaCy, no clock: `dates`, `amounts`, `numbers`, `durations`.

Each finder reads the same list of tokens, made in one pass (`tokens`). On it stand

- numbers: `number_words` and `figures` › `quantities` › `numbers` (with `fractions_said`), `rates`, `durations`;
- money: `quantities` and `currencies` › `money` › `money_context` › `amounts`;
- dates, what is read: `date_words` › `date_parts` › `date_figures`, `date_points`, `date_years`, `date_relative`,
  `date_offsets` › `date_endpoints` (one point) › `date_ranges` › `date_grammar` (frames) › `date_coordination` (scan);
  `date_context` holds what speaks against a reading;
- dates, what it means: `calendar_math` › `intervals` › `meanings`, `day_meanings`, `relative_meanings`,
  `range_meanings`;
- `dates` joins the two.
"""
