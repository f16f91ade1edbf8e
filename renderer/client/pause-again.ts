import type { Job } from '../../shared/job.ts'
import type { PanelClient } from '../client.ts'

/** Gives a job back the pause that it had; without an end, until it is resumed. */
export const pauseAgain = (client: PanelClient, { id, pause }: Pick<Job, 'id' | 'pause'>): Promise<Job> =>
  client.jobs.pause({ id, ...(pause?.until != null && { until: pause.until }) })
