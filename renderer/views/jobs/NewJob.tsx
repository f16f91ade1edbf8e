import { ORPCError } from '@orpc/client'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import type { Job, JobDefinition, JobTemplate } from '../../../shared/job.ts'
import type { Kind } from '../../../shared/vocabulary.ts'
import { Card } from '../../parts/Card.tsx'
import { Failure } from '../../parts/Failure.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { Loaded } from '../../parts/Loaded.tsx'
import { RadioCards } from '../../parts/RadioCards.tsx'
import { useAction } from '../../parts/useAction.ts'
import { useRead, useSession, useWords } from '../../session.ts'
import { goTo, hrefOf } from '../../shell/place.ts'
import { tell } from '../../shell/toast.ts'
import { readJobs } from '../../store/known.ts'
import { failureSentence, refusedField } from '../../words/failure.ts'
import { scheduleSentence } from '../../words/schedule.ts'
import { Fields } from '../settings/Fields.tsx'
import { isObject, type JsonObject } from '../settings/json-schema.ts'
import { jobJson } from '../settings/schemas.computed.ts'
import { useDraft } from '../settings/useDraft.ts'
import { draftOf, partsOf } from './new-job.ts'
import { readTemplates } from './reads.ts'

interface NewJobProps {
  readonly jobs: readonly Job[]
  /** The kind to begin with, where the way here named one. */
  readonly kind: string
  readonly back?: boolean
}

/** Adds a job: what it is to do, what makes it different, and the rest as its kind has it. */
export function NewJob({ jobs, kind, back = false }: NewJobProps) {
  const words = useWords()
  const state = useRead(readTemplates)
  return (
    <div className="stack">
      {back && (
        <a className="back" href={hrefOf('jobs')}>
          <Icon name="back" />
          {words.t('panel.view.jobs')}
        </a>
      )}
      <Card title={words.t('panel.job.new')}>
        <Loaded read={readTemplates} state={state}>
          {(templates) => <Choose templates={templates} jobs={jobs} first={kind} />}
        </Loaded>
      </Card>
    </div>
  )
}

interface ChooseProps {
  readonly templates: readonly JobTemplate[]
  readonly jobs: readonly Job[]
  readonly first: string
}

function Choose({ templates, jobs, first }: ChooseProps) {
  const words = useWords()
  const [kind, setKind] = useState(first)
  const template = templates.find(({ definition }) => definition.kind === kind) ?? templates[0]
  if (!template) return null
  return (
    <div className="new-job">
      <RadioCards<Kind>
        legend={words.t('panel.job.new.kind')}
        value={template.definition.kind}
        options={templates.map(({ definition: { kind: value } }) => ({
          value,
          label: words.maybe(`panel.job.new.${value}`, words.t(`kind.${value}`)),
          what: words.maybe(`panel.job.new.${value}.what`, ''),
        }))}
        onChange={setKind}
      />
      <Form key={template.definition.kind} template={template} jobs={jobs} />
    </div>
  )
}

function Form({ template, jobs }: { readonly template: JobTemplate; readonly jobs: readonly Job[] }) {
  const words = useWords()
  const { client, reads } = useSession()
  const action = useAction()
  const form = useRef<HTMLFormElement>(null)
  const [open, setOpen] = useState(false)
  const [refusals, setRefusals] = useState(0)
  const [begin] = useState(() => draftOf(template, jobs))
  const { value, saver, judge, refuse } = useDraft(begin)
  const { kind } = template.definition
  const parts = partsOf(kind, jobJson[kind] ?? {})
  useEffect(() => {
    if (refusals > 0) form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus()
  }, [refusals])

  const isFirst = (path: string) =>
    path in (parts.head.properties ?? {}) ||
    path.replace('settings.', '') in (parts.settings.properties ?? {})
  const stopAt = (paths: readonly string[]) => {
    if (paths.some((path) => !isFirst(path))) setOpen(true)
    setRefusals(refusals + 1)
  }
  const add = async () => {
    const { job_id, ...definition } = value
    try {
      const job = await client.jobs.create({
        id: String(job_id),
        definition: definition as unknown as JobDefinition,
      })
      reads.patch<Job[]>(readJobs.key, (all) => [...all.filter(({ id }) => id !== job.id), job])
      tell(words.t('panel.job.new.added', { name: job.definition.name }))
      goTo('jobs', job.id)
      // What runs at every start of Vigie begins with its own: nobody waits for the first due time.
      if (job.definition.run_on_start && job.state === 'idle') {
        void client.jobs.trigger({ id: job.id }).catch((error) => tell(failureSentence(error, words)))
      }
    } catch (error) {
      const path = pathOf(error)
      if (path === null) throw error
      refuse(path, refusedField(error)?.problem ?? failureSentence(error, words))
      stopAt([path])
    }
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const refused = judge(parts.whole)
    if (refused.length > 0) stopAt(refused)
    else void action.run(add)
  }

  const { settings } = value
  const rest = { ...value, settings: settings ?? {} }
  return (
    <form ref={form} onSubmit={submit} noValidate>
      <Fields schema={parts.head} value={value} path="" saver={saver} />
      <div className="new-job-settings">
        <Fields
          schema={parts.settings}
          value={isObject(settings) ? settings : {}}
          path="settings"
          saver={saver}
        />
      </div>
      <details className="job-section" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>
          {words.t('panel.job.new.rest')} <span className="muted">{rhythmOf(value, words)}</span>
        </summary>
        {open && <Fields schema={parts.rest} value={rest} path="" saver={saver} />}
      </details>
      {action.error !== undefined && <Failure error={action.error} />}
      <div className="buttons">
        <button type="submit" className="button primary" disabled={action.busy}>
          {words.t('panel.job.new.add')}
        </button>
        <a className="button" href={hrefOf('jobs')}>
          {words.t('panel.cancel')}
        </a>
      </div>
    </form>
  )
}

/** The field an error speaks of, as the form calls it; null where it speaks of none. */
function pathOf(error: unknown): string | null {
  if (error instanceof ORPCError && error.code === 'job_exists') return 'job_id'
  const field = refusedField(error)?.field
  if (field === undefined) return null
  return field === 'id' ? 'job_id' : field.replace(/^definition\./, '')
}

/** The rhythm as it stands in the form; nothing while it is not usable. */
function rhythmOf({ schedule }: JsonObject, words: ReturnType<typeof useWords>): string {
  if (!isObject(schedule) || !Array.isArray(schedule.windows)) return ''
  return scheduleSentence(schedule as unknown as JobDefinition['schedule'], words)
}
