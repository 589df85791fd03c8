/** Functions of DuckDB that give rows and read the tables alone, or nothing: a query may use them. */
export const ALLOWED_TABLE_FUNCTIONS: ReadonlySet<string> = new Set([
	'duckdb_columns',
	'duckdb_functions',
	'duckdb_tables',
	'duckdb_types',
	'generate_series',
	'histogram',
	'histogram_values',
	'json_each',
	'json_tree',
	'pragma_table_info',
	'range',
	'repeat',
	'repeat_row',
	'summary',
	'unnest',
]);

/** Files, settings, logs, secrets, storage, and texts run as SQL. */
const REFUSED_PREFIX =
	/^(?:arrow_scan|check_|copy_|delta_|disable_|duckdb_|enable_|from_substrait|get_substrait|getenv|glob$|iceberg_|icu_calendar|json_execute|json_serialize_plan|load_|parquet_|pg_timezone|postgres_|pragma_|python_|query$|query_table|read_|seq_scan|sniff_|sqlite_|sql_auto|st_read|test_|truncate_|which_secret|write_log)/;

const REFUSED_NAMES: ReadonlySet<string> = new Set([
	'checkpoint',
	'current_setting',
	'force_checkpoint',
	'getvariable',
	'nextval',
	'currval',
	'set_config',
]);

/** Whether a function may not be called in the console: it reaches past the tables. */
export function isRefusedFunction(name: string): boolean {
	const lower = name.toLowerCase();
	if (ALLOWED_TABLE_FUNCTIONS.has(lower)) return false;
	return REFUSED_NAMES.has(lower) || REFUSED_PREFIX.test(lower);
}
