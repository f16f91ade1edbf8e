import type { Job } from '../../../shared/job.ts'
import { useSession, useWords } from '../../session.ts'
import { readJobs } from '../../store/known.ts'
import { jobName } from '../../words/job-name.ts'
import { Fields } from './Fields.tsx'
import type { SchemaObject } from './json-schema.ts'
import { jobJson } from './schemas.computed.ts'
import { useSaver } from './useSaver.ts'

/** Everything of a job that its owner can set, built from the schema of its kind. */
export function JobForm({ job }: { readonly job: Job }) {
  const { client, reads } = useSession()
  const words = useWords()
  const saver = useSaver(async (patch) => {
    const changed = await reads.inOrder(`job ${job.id}`, () =>
      client.jobs.configure({ id: job.id, ...patch }),
    )
    reads.patch<Job[]>(readJobs.key, (jobs) => jobs.map((other) => (other.id === job.id ? changed : other)))
  })
  const schema = jobJson[job.definition.kind]
  if (!schema) return null
  const value = { ...(job.definition as SchemaObject), name: jobName(job, words) }
  return <Fields schema={schema} value={value} path="" saver={saver} of={job.definition.kind} />
}
