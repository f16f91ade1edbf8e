import type { Job } from '../../../shared/job.ts'
import { emptySetting } from '../../../shared/required-setting.ts'
import { useSession, useWords } from '../../session.ts'
import { readJobs } from '../../store/known.ts'
import { jobName } from '../../words/job-name.ts'
import { partsOf } from '../jobs/new-job.ts'
import { Fields } from './Fields.tsx'
import type { SchemaObject } from './json-schema.ts'
import { jobJson } from './schemas.computed.ts'
import { useSaver } from './useSaver.ts'

/** Everything of a job that its owner can set, built from the schema of its kind: first what makes it different from others. */
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
  const { kind, settings } = job.definition
  const value = { ...(job.definition as SchemaObject), name: jobName(job, words) }
  const parts = partsOf(kind, schema)
  // Asked for above, where it is sent by a button.
  const lacking = emptySetting(job.definition)
  return (
    <>
      <Fields schema={parts.head} value={value} path="" saver={saver} of={kind} hidden={['job_id']} />
      <Fields
        schema={parts.settings}
        value={settings as SchemaObject}
        path="settings"
        saver={saver}
        of={kind}
        hidden={lacking === null ? [] : [lacking]}
      />
      <Fields schema={parts.rest} value={value} path="" saver={saver} of={kind} />
    </>
  )
}
