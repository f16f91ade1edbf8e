/** The history of runs, newest first. */
import type { Run } from '../../../shared/run.ts'
import type { Outcome } from '../../../shared/vocabulary.ts'

export interface RunsInput {
  readonly limit: number
  readonly cursor?: string | undefined
  readonly job_id?: string | undefined
  readonly outcome?: Outcome | undefined
}

export interface RunsService {
  /** @throws VigieError invalid_input for a cursor that no page gave */
  list(input: RunsInput): { items: Run[]; next_cursor: string | null }
  /** @throws VigieError run_not_found */
  get(input: { id: string }): Run
}
