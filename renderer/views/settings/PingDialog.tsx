/** Adds a sign of life, or changes or removes one. Its address is a secret: an empty field keeps it. */
import { type FormEvent, useId } from 'react'
import { PING_STYLES, WHOLE } from '../../../shared/ping-names.ts'
import { Dialog } from '../../parts/Dialog.tsx'
import { FormButtons } from '../../parts/FormButtons.tsx'
import { RemoveDetails } from '../../parts/RemoveDetails.tsx'
import { TextField } from '../../parts/TextField.tsx'
import { useAction } from '../../parts/useAction.ts'
import { useKept } from '../../parts/useKept.ts'
import { useRead, useSession, useWords } from '../../session.ts'
import { readJobs } from '../../store/known.ts'
import { refusedField } from '../../words/failure.ts'
import { ChoiceField } from './ChoiceField.tsx'
import { type PingItem, useTargetName } from './ping-reads.ts'

interface PingDialogProps {
  /** Null for a new one. */
  readonly ping: PingItem | null
  readonly onClose: () => void
}

/** What the form holds until it is saved as a whole. */
interface PingEntries {
  readonly target: string
  /** Empty to keep the one that is set. */
  readonly url: string
  readonly style: string
  readonly every: string
  readonly enabled: boolean
}

/** The form of a ping. */
export function PingDialog({ ping, onClose }: PingDialogProps) {
  const words = useWords()
  const id = useId()
  const action = useAction()
  const { client } = useSession()
  const nameOf = useTargetName()
  const { data: jobs = [] } = useRead(readJobs)
  const entries = useKept<PingEntries>(`ping ${ping === null ? '' : ping.target}`, {
    target: ping?.target ?? WHOLE,
    url: '',
    style: ping?.style ?? PING_STYLES[0],
    every: String(ping?.every_minutes ?? 5),
    enabled: ping?.enabled ?? true,
  })
  const { target, url, style, every, enabled } = entries.value
  const enter = (part: Partial<PingEntries>) => entries.change((before) => ({ ...before, ...part }))
  const close = () => {
    entries.forget()
    onClose()
  }
  const refused = refusedField(action.error)
  const reason = (field: string) => (refused?.field === field ? refused.problem : undefined)
  const shown = ['style', 'url', ...(target === WHOLE ? ['every_minutes'] : [])]
  const known = PING_STYLES.find((name) => name === style)

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const entered = { target, enabled, every_minutes: Number(every), ...(known && { style: known }) }
    const save = async () => {
      await client.pings.set(url === '' ? entered : { ...entered, url })
      entries.forget()
    }
    if (await action.run(save)) onClose()
  }
  return (
    <Dialog wide title={ping === null ? words.t('panel.pings.add') : nameOf(ping.target)} onClose={close}>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <div className="fields">
          {ping === null && (
            <div className="field">
              <label className="label" htmlFor={`${id}-target`}>
                {words.t('panel.pings.of')}
              </label>
              <select
                id={`${id}-target`}
                className="input"
                value={target}
                onChange={(event) => enter({ target: event.target.value })}
              >
                {[WHOLE, ...(jobs ?? []).map((job) => job.id)].map((each) => (
                  <option key={each} value={each}>
                    {nameOf(each)}
                  </option>
                ))}
              </select>
            </div>
          )}
          <ChoiceField
            label={words.t('panel.pings.style')}
            hint={words.t('panel.pings.style.hint')}
            reason={reason('style')}
            value={style}
            choices={PING_STYLES}
            onChange={(next) => enter({ style: next })}
          />
          <TextField
            type="password"
            label={words.t('panel.pings.address')}
            hint={words.t('panel.pings.address.hint')}
            reason={reason('url')}
            value={url}
            placeholder={ping === null ? '' : words.t('panel.channels.kept')}
            onChange={(next) => enter({ url: next })}
          />
          {target === WHOLE && (
            <TextField
              inputMode="numeric"
              label={words.t('panel.pings.every')}
              reason={reason('every_minutes')}
              value={every}
              onChange={(next) => enter({ every: next })}
            />
          )}
          <div className="field">
            <label className="label" htmlFor={`${id}-enabled`}>
              {words.t('field.enabled')}
            </label>
            <span className="switch">
              <input
                id={`${id}-enabled`}
                type="checkbox"
                role="switch"
                checked={enabled}
                aria-checked={enabled}
                onChange={(event) => enter({ enabled: event.target.checked })}
              />
              <span aria-hidden="true">{words.t(enabled ? 'panel.on' : 'panel.off')}</span>
            </span>
          </div>
        </div>
        <FormButtons
          act={words.t('panel.save')}
          action={action}
          onCancel={close}
          refusalShown={refused !== null && shown.includes(refused.field)}
          entries={entries}
        />
      </form>
      {ping && (
        <RemoveDetails
          label={words.t('panel.pings.remove')}
          what={words.t('panel.pings.remove.what')}
          remove={() => client.pings.remove({ target: ping.target })}
          onRemoved={close}
        />
      )}
    </Dialog>
  )
}
