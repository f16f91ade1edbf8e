import { useState } from 'react'
import type { Job, JobDefinition, JobTemplate } from '../../../shared/job.ts'
import { scheduleSentence } from '../../../shared/schedule-sentence.ts'
import type { JobKindName } from '../../../shared/vocabulary.ts'
import { BackLink } from '../../parts/BackLink.tsx'
import { Card } from '../../parts/Card.tsx'
import { FormButtons } from '../../parts/FormButtons.tsx'
import { Loaded } from '../../parts/Loaded.tsx'
import { RadioCards } from '../../parts/RadioCards.tsx'
import { lastKept } from '../../parts/useKept.ts'
import { useRead, useWords } from '../../session.ts'
import { useListPlace } from '../../shell/list-place.ts'
import { Fields } from '../settings/Fields.tsx'
import { isObject, type SchemaObject } from '../settings/json-schema.ts'
import { named } from './new-job.ts'
import { readTemplates } from './reads.ts'
import { JOB_FIELDS } from './shown-jobs.ts'
import { NEW_JOB_FORM, useNewJob } from './useNewJob.ts'

interface NewJobProps {
  readonly jobs: readonly Job[]
  /** The initial template or kind, if the link here named one. */
  readonly begin: string
  readonly back?: boolean
}

/** Adds a job: first the settings that distinguish it, the others with defaults. */
export function NewJob({ jobs, begin, back = false }: NewJobProps) {
  const words = useWords()
  const state = useRead(readTemplates)
  return (
    <div className="stack">
      {back && <BackLink to="jobs" />}
      <Card title={words.t('panel.job.new')}>
        <Loaded read={readTemplates} state={state}>
          {(templates) => <Choose templates={templates} jobs={jobs} begin={begin} />}
        </Loaded>
      </Card>
    </div>
  )
}

interface ChooseProps {
  readonly templates: readonly JobTemplate[]
  readonly jobs: readonly Job[]
  readonly begin: string
}

/** Begins where entries were left, unless the link here says with what. */
function Choose({ templates, jobs, begin }: ChooseProps) {
  const words = useWords()
  const [chosen, choose] = useState<string>(begin || (lastKept(NEW_JOB_FORM) ?? ''))
  const template =
    templates.find((one) => one.template === chosen) ??
    templates.find(({ definition }) => definition.kind === chosen) ??
    templates[0]
  if (!template) return null
  const ofKind = templates.filter(({ definition }) => definition.kind === template.definition.kind)
  const kinds = [...new Set(templates.map(({ definition }) => definition.kind))]
  return (
    <div className="new-job">
      <RadioCards<JobKindName>
        legend={words.t('panel.job.new.kind')}
        value={template.definition.kind}
        options={kinds.map((value) => ({
          value,
          label: words.maybe(`panel.job.new.${value}`, words.t(`kind.${value}`)),
          what: words.maybe(`panel.job.new.${value}.what`, ''),
        }))}
        onChange={choose}
      />
      {ofKind.length > 1 && (
        <RadioCards
          legend={words.t('panel.job.new.template')}
          value={template.template}
          options={ofKind.map(({ template: value }) => ({
            value,
            label: words.maybe(`template.${value}`, words.maybe(`kind.${value}`, value)),
            what: words.maybe(`panel.template.${value}.what`, ''),
          }))}
          onChange={choose}
        />
      )}
      <Form key={template.template} template={template} jobs={jobs} />
    </div>
  )
}

function Form({ template, jobs }: { readonly template: JobTemplate; readonly jobs: readonly Job[] }) {
  const words = useWords()
  const list = useListPlace(JOB_FIELDS)
  const { value, entries, saver, parts, action, open, setOpen, form, submit } = useNewJob(template, jobs)
  const settings = isObject(value.settings) ? value.settings : {}
  const { kind } = template.definition
  return (
    <form ref={form} onSubmit={submit} noValidate>
      <Fields schema={parts.head} value={named(value, jobs, words)} path="" saver={saver} of={kind} />
      <Fields schema={parts.settings} value={settings} path="settings" saver={saver} of={kind} />
      <details className="job-section" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>
          {words.t('panel.job.new.rest')} <span className="muted">{recurrenceOf(value, words)}</span>
        </summary>
        {open && <Fields schema={parts.rest} value={value} path="" saver={saver} of={kind} />}
      </details>
      <FormButtons
        act={words.t('panel.job.new.add')}
        action={action}
        onCancel={() => {
          entries.forget()
          window.location.hash = list.hrefOf('jobs')
        }}
        entries={entries}
      />
    </form>
  )
}

/** Returns the schedule in the form as text; empty while it is invalid. */
function recurrenceOf({ schedule }: SchemaObject, words: ReturnType<typeof useWords>): string {
  if (!isObject(schedule) || !Array.isArray(schedule.windows)) return ''
  return scheduleSentence(schedule as unknown as JobDefinition['schedule'], words)
}
