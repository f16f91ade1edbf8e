/** Ports: what a job that reads a calendar remembers of it. */

/** Names the version of a calendar that was read, so that its server can say that nothing has changed (RFC 9110, 8.8). */
export interface CalendarVersion {
  readonly etag: string | null
  readonly modified: string | null
}

/** Port: the version that each job has taken over. */
export interface CalendarVersions {
  /** Returns null if the job has not read it yet, or with other settings. @param asked the settings as text; kept as a digest */
  find(jobId: string, asked: string): CalendarVersion | null
  save(jobId: string, asked: string, version: CalendarVersion): void
}
