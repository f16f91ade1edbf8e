/** Reads of the pings, and how their targets are named. */
import type { ContractRouterClient } from '@orpc/contract'
import type { Contract } from '../../../shared/contract/index.ts'
import { WHOLE } from '../../../shared/ping-names.ts'
import { useJobName } from '../../parts/useJobName.ts'
import { useRead, useWords } from '../../session.ts'
import { readJobs } from '../../store/known.ts'
import type { CachedQuery } from '../../store/reads.ts'

/** A ping with the state of its calls. */
export type PingItem = Awaited<ReturnType<ContractRouterClient<Contract>['pings']['list']>>['items'][number]

/** All pings. */
export const readPings = {
  key: 'pings',
  topics: ['settings'],
  load: async (client, signal) => (await client.pings.list(undefined, { signal })).items,
} satisfies CachedQuery<unknown>

/** Returns what names a target: that of the job, or of the whole program. */
export function useTargetName(): (target: string) => string {
  const words = useWords()
  const jobNameOf = useJobName()
  const jobs = useRead(readJobs)
  return (target) => {
    if (target === WHOLE) return words.t('panel.pings.whole')
    const job = jobs.data?.find(({ id }) => id === target)
    return job === undefined ? target : jobNameOf(job)
  }
}
