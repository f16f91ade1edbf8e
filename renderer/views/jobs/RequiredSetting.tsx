import { type FormEvent, type RefObject, useRef } from 'react'
import type { Job } from '../../../shared/job.ts'
import { emptySetting } from '../../../shared/required-setting.ts'
import { useAction } from '../../parts/useAction.ts'
import { useSession, useWords } from '../../session.ts'
import { showToast } from '../../shell/toast.ts'
import { readJobs } from '../../store/known.ts'
import { failureSentence, refusedField } from '../../words/failure.ts'
import { Field } from '../settings/Field.tsx'
import { isObject } from '../settings/json-schema.ts'
import { jobJson } from '../settings/schemas.computed.ts'
import { useDraft } from '../settings/useDraft.ts'
import { stateSentence } from './job-words.ts'

interface RequiredSettingProps {
  readonly job: Job
  /** The form, so that what cannot begin without it leads there. */
  readonly place?: RefObject<HTMLFormElement | null>
}

/** Asks for the setting without which a job does nothing; nothing if it has all it needs. */
export function RequiredSetting({ job, place }: RequiredSettingProps) {
  const setting = emptySetting(job.definition)
  return setting === null ? null : <Ask job={job} setting={setting} {...(place && { place })} />
}

function Ask({ job, setting, place }: RequiredSettingProps & { readonly setting: string }) {
  const words = useWords()
  const { client, reads } = useSession()
  const action = useAction()
  const own = useRef<HTMLFormElement>(null)
  const form = place ?? own
  const { kind } = job.definition
  const path = `settings.${setting}`
  const schema = jobJson[kind]?.properties?.settings?.properties?.[setting] ?? {}
  const { value, entries, saver, judge, refuse } = useDraft(`required ${job.id}`, {
    settings: { [setting]: '' },
  })
  const entered = isObject(value.settings) ? (value.settings[setting] ?? '') : ''
  const save = async () => {
    try {
      const changes = { settings: { [setting]: entered } }
      const changed = await reads.inOrder(`job ${job.id}`, () =>
        client.jobs.configure({ id: job.id, changes }),
      )
      entries.forget()
      reads.patch<Job[]>(readJobs.key, (jobs) => jobs.map((one) => (one.id === job.id ? changed : one)))
      showToast(stateSentence(changed, words, Date.now()))
    } catch (error) {
      refuse(path, refusedField(error)?.problem ?? failureSentence(error, words))
    }
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const whole = { properties: { settings: { type: 'object', properties: { [setting]: schema } } } }
    if (entered === '') refuse(path, words.t('panel.field.required'))
    else if (judge(whole).length === 0) return void action.run(save)
    focusOn(form)
  }
  return (
    <form ref={form} className="required-setting" onSubmit={submit} noValidate>
      <Field schema={schema} value={entered} path={path} saver={saver} of={kind} />
      <button type="submit" className="button primary" disabled={action.busy}>
        {words.t('panel.save')}
      </button>
    </form>
  )
}

/** Puts the focus on the first field of a form. */
export const focusOn = ({ current }: RefObject<HTMLFormElement | null>): void =>
  current?.querySelector<HTMLElement>('input, textarea')?.focus()
