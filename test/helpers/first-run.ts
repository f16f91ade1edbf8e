/** The run of a job that begins shortly after the start of an instance. */
import { vi } from 'vitest'
import type { RunningInstance } from './instance.ts'

/** Waits until it has ended, so that what a test asks for next finds the job idle. */
export const firstRunEnded = ({ application }: RunningInstance, id: string): Promise<true> =>
  vi.waitUntil(
    () => {
      const { running, last_run } = application.services.jobs.get({ id })
      return running === null && last_run !== null
    },
    { timeout: 20_000 },
  )
