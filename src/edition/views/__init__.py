"""Say what each generated page says, as data; its template says how it is written."""
