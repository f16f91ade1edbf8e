import { useRead } from '../../session.ts'
import { readRecentRuns } from '../../store/known.ts'
import { RunStrip } from './RunStrip.tsx'

interface JobStripProps {
  readonly jobId: string
  readonly name: string
  readonly pointed?: boolean
}

/** The last fifty runs of a job; nothing until they are known. */
export function JobStrip({ jobId, ...strip }: JobStripProps) {
  const { data } = useRead(readRecentRuns)
  const runs = data?.find(({ job_id }) => job_id === jobId)?.runs
  return runs === undefined ? null : <RunStrip runs={runs} {...strip} />
}
