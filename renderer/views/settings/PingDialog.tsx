/** Adds a sign of life, or changes or removes one. Its address is a secret: an empty field keeps it. */
import { type FormEvent, useId, useState } from 'react'
import { PING_STYLES, WHOLE } from '../../../shared/ping-names.ts'
import { Dialog } from '../../parts/Dialog.tsx'
import { FormButtons } from '../../parts/FormButtons.tsx'
import { RemoveDetails } from '../../parts/RemoveDetails.tsx'
import { TextField } from '../../parts/TextField.tsx'
import { useAction } from '../../parts/useAction.ts'
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

/** The form of a ping. */
export function PingDialog({ ping, onClose }: PingDialogProps) {
  const words = useWords()
  const id = useId()
  const action = useAction()
  const { client } = useSession()
  const nameOf = useTargetName()
  const { data: jobs = [] } = useRead(readJobs)
  const [target, setTarget] = useState(ping?.target ?? WHOLE)
  const [url, setUrl] = useState('')
  const [style, setStyle] = useState<string>(ping?.style ?? PING_STYLES[0])
  const [every, setEvery] = useState(String(ping?.every_minutes ?? 5))
  const [enabled, setEnabled] = useState(ping?.enabled ?? true)
  const refused = refusedField(action.error)
  const reason = (field: string) => (refused?.field === field ? refused.problem : undefined)
  const known = PING_STYLES.find((name) => name === style)

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const entered = { target, enabled, every_minutes: Number(every), ...(known && { style: known }) }
    const save = () => client.pings.set(url === '' ? entered : { ...entered, url })
    if (await action.run(save)) onClose()
  }
  return (
    <Dialog wide title={ping === null ? words.t('panel.pings.add') : nameOf(ping.target)} onClose={onClose}>
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
                onChange={(event) => setTarget(event.target.value)}
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
            onChange={setStyle}
          />
          <TextField
            type="password"
            label={words.t('panel.pings.address')}
            hint={words.t('panel.pings.address.hint')}
            reason={reason('url')}
            value={url}
            placeholder={ping === null ? '' : words.t('panel.channels.kept')}
            onChange={setUrl}
          />
          {target === WHOLE && (
            <TextField
              inputMode="numeric"
              label={words.t('panel.pings.every')}
              reason={reason('every_minutes')}
              value={every}
              onChange={setEvery}
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
                onChange={(event) => setEnabled(event.target.checked)}
              />
              <span aria-hidden="true">{words.t(enabled ? 'panel.on' : 'panel.off')}</span>
            </span>
          </div>
        </div>
        <FormButtons act={words.t('panel.save')} action={action} onCancel={onClose} told={refused !== null} />
      </form>
      {ping && (
        <RemoveDetails
          label={words.t('panel.pings.remove')}
          what={words.t('panel.pings.remove.what')}
          remove={() => client.pings.remove({ target: ping.target }).then(onClose)}
        />
      )}
    </Dialog>
  )
}
