/** What Vigie is doing, kept up to date while the caller is shown. */
import { useNow } from '../parts/useNow.ts'
import { useBox, useRead, useSession } from '../session.ts'
import { readAbout, readAlertCounts, readJobs } from '../store/known.ts'
import { readLatest } from '../views/now/reads.ts'
import type { Localizer } from '../words/words.ts'
import { type PanelPulse, pulseOf } from './pulse.ts'

export function usePulse(words: Localizer): PanelPulse {
  const connection = useBox(useSession().connection)
  const { data: jobs } = useRead(readJobs)
  const { data: score } = useRead(readLatest(null))
  const { data: about } = useRead(readAbout)
  const { data: alerts } = useRead(readAlertCounts)
  return pulseOf({ jobs, score, about, critical: alerts?.critical, connection }, words, useNow(30_000))
}
