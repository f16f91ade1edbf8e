/** What an assistant can read without asking for anything. */
import type { VigieClient } from '../cli/vigie-client.ts'

/** One resource, read anew each time. */
export interface McpResource {
  readonly uri: string
  /** Its description in the catalogue has the same name. */
  readonly name: 'index-latest' | 'maintenances-late' | 'jobs-failing'
  readonly read: (client: VigieClient) => Promise<unknown>
}

export const RESOURCES: readonly McpResource[] = [
  {
    uri: 'vigie://index/latest',
    name: 'index-latest',
    read: (client) => client.index.latest({}),
  },
  {
    uri: 'vigie://maintenances/late',
    name: 'maintenances-late',
    read: async (client) => {
      const { items } = await client.maintenances.due({ days: 0 })
      return { items: items.filter(({ is_late }) => is_late) }
    },
  },
  {
    uri: 'vigie://jobs/failing',
    name: 'jobs-failing',
    read: async (client) => {
      const { jobs } = await client.jobs.list()
      return {
        jobs: jobs
          .filter(({ state, failures_in_a_row }) => state === 'halted' || failures_in_a_row > 0)
          .map(({ id, definition, state, failures_in_a_row, failing_since, last_run }) => ({
            id,
            name: definition.name,
            state,
            failures_in_a_row,
            failing_since,
            reasons: last_run?.faults.map(({ message }) => message) ?? [],
          })),
      }
    },
  },
]
