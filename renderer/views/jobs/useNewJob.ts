/** The form of a new job: its draft, its submission, and the focus on a refused field. */
import { ORPCError } from '@orpc/client'
import { type FormEvent, type RefObject, useEffect, useRef, useState } from 'react'
import type { Job, JobCreation, JobTemplate } from '../../../shared/job.ts'
import { type PanelAction, useAction } from '../../parts/useAction.ts'
import type { KeptEntries } from '../../parts/useKept.ts'
import { useSession, useWords } from '../../session.ts'
import { useListPlace } from '../../shell/list-place.ts'
import { wayFromHere } from '../../shell/panel-route.ts'
import { showToast } from '../../shell/toast.ts'
import { readJobs } from '../../store/known.ts'
import { failureSentence, refusedField } from '../../words/failure.ts'
import type { SchemaObject } from '../settings/json-schema.ts'
import { jobJson } from '../settings/schemas.computed.ts'
import { useDraft } from '../settings/useDraft.ts'
import type { FieldSaver } from '../settings/useSaver.ts'
import { draftOf, type FormParts, partsOf } from './new-job.ts'
import { JOB_FIELDS } from './shown-jobs.ts'

/** Names the forms of new jobs for their kept entries; the template follows. */
export const NEW_JOB_FORM = 'new job '

/** The form of a new job while it is filled in. */
export interface NewJobForm {
  readonly value: SchemaObject
  readonly saver: FieldSaver
  readonly parts: FormParts
  readonly action: PanelAction
  /** Whether the other fields are shown. */
  readonly open: boolean
  readonly entries: KeptEntries<SchemaObject>
  readonly setOpen: (open: boolean) => void
  readonly form: RefObject<HTMLFormElement | null>
  readonly submit: (event: FormEvent) => void
}

/** @param template initial value of the draft; a later one has no effect @param jobs to find a free id and name */
export function useNewJob(template: JobTemplate, jobs: readonly Job[]): NewJobForm {
  const words = useWords()
  const action = useAction()
  const create = useCreate()
  const form = useRef<HTMLFormElement>(null)
  const [open, setOpen] = useState(false)
  const [refusals, setRefusals] = useState(0)
  const [begin] = useState(() => draftOf(template, jobs))
  const { value, entries, saver, judge, refuse } = useDraft(`${NEW_JOB_FORM}${template.template}`, begin)
  const { kind } = template.definition
  const parts = partsOf(kind, jobJson[kind] ?? {})
  useEffect(() => {
    if (refusals > 0) form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus()
  }, [refusals])

  const stopAt = (paths: readonly string[]) => {
    if (paths.some((path) => !isFirst(path, parts))) setOpen(true)
    setRefusals(refusals + 1)
  }
  const add = async () => {
    try {
      await create(value)
      entries.forget()
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
  return { value, entries, saver, parts, action, open, setOpen, form, submit }
}

/** Creates the job of a draft and opens it; Vigie names it, if its owner did not. */
function useCreate(): (draft: SchemaObject) => Promise<void> {
  const words = useWords()
  const { client, reads } = useSession()
  const list = useListPlace(JOB_FIELDS)
  return async ({ job_id, ...given }) => {
    const id = String(job_id)
    const go = wayFromHere()
    const definition = given as unknown as JobCreation
    const job = await client.jobs.create({ id, definition })
    reads.patch<Job[]>(readJobs.key, (all) => [...all.filter((other) => other.id !== id), job])
    const added = words.t('panel.job.new.added', { name: job.definition.name })
    showToast(job.state_reason === null ? added : `${added} ${words.maybe(job.state_reason, '')}`)
    go(list.hrefOf('jobs', id))
    // A job that runs at every start runs now too, so that nobody waits for the first due time.
    if (job.definition.run_on_start && job.state === 'idle') {
      void client.jobs.trigger({ id }).catch((error) => showToast(failureSentence(error, words)))
    }
  }
}

/** Whether a field is visible without showing the other fields. */
function isFirst(path: string, { head, settings }: FormParts): boolean {
  return path in (head.properties ?? {}) || path.replace('settings.', '') in (settings.properties ?? {})
}

/** Returns the form's path of the field an error names; null if it names none. */
function pathOf(error: unknown): string | null {
  if (error instanceof ORPCError && error.code === 'job_exists') return 'job_id'
  const field = refusedField(error)?.field
  if (field === undefined) return null
  return field === 'id' ? 'job_id' : field.replace(/^definition\./, '')
}
