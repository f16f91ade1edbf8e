/** The registry of error codes. Their sentences are in the catalogue, under `errors`. */
import type { KeyOf } from './messages/catalogue.ts'

interface ErrorEntry {
  /** HTTP status. */
  readonly status: number
  /** Exit code of the command line: 1 internal, 2 input, 3 not found, 4 access, 5 conflict, 6 rate, 7 source, 8 instance, 9 data. */
  readonly exit: number
}

/** Every error code of Vigie with what each interface answers for it. */
export const ERRORS = {
  // Errors shared by endpoints, jobs and sources.
  invalid_input: { status: 400, exit: 2 },
  unauthorized: { status: 401, exit: 4 },
  forbidden: { status: 403, exit: 4 },
  not_found: { status: 404, exit: 3 },
  job_not_found: { status: 404, exit: 3 },
  run_not_found: { status: 404, exit: 3 },
  already_running: { status: 409, exit: 5 },
  not_running: { status: 409, exit: 5 },
  too_many_requests: { status: 429, exit: 6 },
  internal: { status: 500, exit: 1 },
  source_unreachable: { status: 502, exit: 7 },
  source_refused: { status: 502, exit: 7 },
  source_malformed: { status: 502, exit: 7 },
  source_timeout: { status: 504, exit: 7 },
  source_rate_limited: { status: 503, exit: 7 },
  deadline_exceeded: { status: 504, exit: 7 },
  not_running_instance: { status: 503, exit: 8 },
  instance_running: { status: 409, exit: 8 },
  port_in_use: { status: 500, exit: 8 },
  database_too_new: { status: 500, exit: 9 },
  // Errors of jobs, their schedules and their pauses.
  job_exists: { status: 409, exit: 5 },
  job_built_in: { status: 409, exit: 5 },
  job_not_ready: { status: 409, exit: 5 },
  set_by_environment: { status: 409, exit: 5 },
  schedule_never_runs: { status: 400, exit: 2 },
  // Errors of the endpoints: HTTP, the local socket, the command line, the process.
  no_such_operation: { status: 404, exit: 3 },
  method_not_allowed: { status: 405, exit: 2 },
  request_too_large: { status: 413, exit: 2 },
  media_type_unsupported: { status: 415, exit: 2 },
  invalid_usage: { status: 400, exit: 2 },
  start_failed: { status: 500, exit: 8 },
  stop_failed: { status: 500, exit: 8 },
  instance_silent: { status: 500, exit: 8 },
  socket_unavailable: { status: 500, exit: 8 },
  address_unavailable: { status: 500, exit: 8 },
  token_unreadable: { status: 500, exit: 9 },
  service_unsupported: { status: 400, exit: 2 },
  service_failed: { status: 500, exit: 8 },
  // Errors of the machine and its data folder: database, lock, backups, settings, worker threads.
  native_module_missing: { status: 500, exit: 9 },
  database_unavailable: { status: 500, exit: 9 },
  database_foreign: { status: 409, exit: 9 },
  database_damaged: { status: 409, exit: 9 },
  database_restored: { status: 500, exit: 9 },
  database_lost: { status: 500, exit: 9 },
  migration_failed: { status: 500, exit: 9 },
  backup_target_exists: { status: 409, exit: 9 },
  backup_failed: { status: 500, exit: 9 },
  backup_missing: { status: 404, exit: 9 },
  settings_restored: { status: 500, exit: 9 },
  settings_lost: { status: 500, exit: 9 },
  settings_unwritable: { status: 500, exit: 9 },
  worker_failed: { status: 500, exit: 1 },
  secrets_unprotected: { status: 409, exit: 9 },
  secrets_unreadable: { status: 500, exit: 9 },
  // Errors of alerts, assets, maintenances and their imports.
  alert_not_found: { status: 404, exit: 3 },
  alert_cleared: { status: 409, exit: 5 },
  asset_not_found: { status: 404, exit: 3 },
  asset_exists: { status: 409, exit: 5 },
  maintenance_not_found: { status: 404, exit: 3 },
  maintenance_closed: { status: 409, exit: 5 },
  import_unreadable: { status: 400, exit: 2 },
  import_expired: { status: 409, exit: 5 },
  import_too_slow: { status: 422, exit: 1 },
  import_mapping_incomplete: { status: 400, exit: 2 },
  webhook_target_refused: { status: 400, exit: 2 },
  webhook_secret_missing: { status: 409, exit: 5 },
  webhook_rejected: { status: 502, exit: 7 },
  // Errors of the analysis kind.
  analysis_not_ready: { status: 503, exit: 7 },
  analysis_rejected: { status: 502, exit: 7 },
  analysis_unsuccessful: { status: 502, exit: 7 },
  // Errors of the fear and greed index.
  index_coverage_low: { status: 502, exit: 7 },
  source_stale: { status: 502, exit: 7 },
  index_empty: { status: 404, exit: 3 },
  index_no_history: { status: 422, exit: 9 },
  index_range: { status: 400, exit: 2 },
  // Errors of the occupations kind.
  occupation_not_found: { status: 404, exit: 3 },
  occupation_version_not_found: { status: 404, exit: 3 },
  occupation_answer_invalid: { status: 502, exit: 7 },
  occupation_refused: { status: 502, exit: 7 },
  batch_unfinished: { status: 502, exit: 7 },
  claude_key_refused: { status: 502, exit: 4 },
  budget_reached: { status: 409, exit: 5 },
  records_unreadable: { status: 400, exit: 2 },
  // Errors of market sources and data files.
  source_empty: { status: 502, exit: 7 },
  source_implausible: { status: 502, exit: 7 },
  source_missed_sessions: { status: 502, exit: 7 },
  press_unavailable: { status: 502, exit: 7 },
  csv_empty: { status: 400, exit: 2 },
  csv_column_missing: { status: 400, exit: 2 },
  csv_not_a_number: { status: 400, exit: 2 },
  csv_not_a_date: { status: 400, exit: 2 },
  csv_duplicate_day: { status: 400, exit: 2 },
  csv_future_day: { status: 400, exit: 2 },
  // Errors of the trades kind.
  trades_archive_missing: { status: 503, exit: 7 },
  trades_checksum_wrong: { status: 502, exit: 7 },
  trades_archive_malformed: { status: 502, exit: 7 },
  trades_row_malformed: { status: 502, exit: 7 },
  trades_out_of_sequence: { status: 502, exit: 7 },
  trades_disk_full: { status: 507, exit: 9 },
  trades_file_malformed: { status: 500, exit: 9 },
  trades_file_unmapped: { status: 400, exit: 2 },
  trades_day_taken: { status: 409, exit: 5 },
  trades_busy: { status: 409, exit: 5 },
  trades_file_exists: { status: 409, exit: 5 },
  trades_no_data: { status: 404, exit: 3 },
  trades_series_not_found: { status: 404, exit: 3 },
  // Errors of checking for, downloading and installing a new version.
  updates_unsupported: { status: 409, exit: 5 },
  update_not_ready: { status: 409, exit: 5 },
  update_refused: { status: 502, exit: 7 },
  update_unsigned: { status: 502, exit: 7 },
  update_unreadable: { status: 502, exit: 7 },
  update_damaged: { status: 502, exit: 7 },
} as const satisfies Record<KeyOf<'errors'>, ErrorEntry>

/** A code of the registry, stable across versions and languages. */
export type ErrorCode = keyof typeof ERRORS
