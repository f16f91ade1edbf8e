import '../styles/first-visit.css'
import { ORPCError } from '@orpc/client'
import { type FormEvent, useState } from 'react'
import type { Settings } from '../../shared/settings.ts'
import type { Language } from '../../shared/vocabulary.ts'
import { Choice } from '../parts/Choice.tsx'
import { Dialog } from '../parts/Dialog.tsx'
import { Failure } from '../parts/Failure.tsx'
import { RadioCards } from '../parts/RadioCards.tsx'
import { Switch } from '../parts/Switch.tsx'
import { useAction } from '../parts/useAction.ts'
import { useChosen } from '../parts/useChosen.ts'
import { type PanelSession, useRead, useSession, useWords } from '../session.ts'
import { changeSettings } from '../store/change-settings.ts'
import { readAbout } from '../store/known.ts'
import { LANGUAGES } from '../vocabulary.computed.ts'
import { languageName } from '../words/language-name.ts'
import { goTo, NEW, type View } from './panel-route.ts'

const PROFILES = ['sample', 'casablanca', 'us', 'bitcoin'] as const
type FirstRunProfile = (typeof PROFILES)[number]

/** What Vigie can begin with, each with the place where it goes on: where something can be added, if there is nothing yet. */
const PURPOSES = {
  market: ['now'],
  machines: ['alerts', 'assets'],
  trades: ['trades'],
  records: ['occupations'],
  service: ['analysis'],
  page: ['jobs', `${NEW}web-page`],
} as const satisfies Readonly<Record<string, readonly [View, string?]>>
type Purpose = keyof typeof PURPOSES

interface Answers {
  readonly purpose: Purpose
  readonly profile: FirstRunProfile
  /** Null if it was not asked. */
  readonly login: boolean | null
}

/** The initial questions, asked once: language, purpose, market, and start at login if the system supports it. */
export function FirstRun({ settings }: { readonly settings: Settings }) {
  const words = useWords()
  const session = useSession()
  const action = useAction()
  const { data: about } = useRead(readAbout)
  const offersLogin = typeof about?.start_at_login === 'boolean'
  const [purpose, setPurpose] = useState<Purpose>('market')
  const [profile, setProfile] = useState<FirstRunProfile>('sample')
  const [login, setLogin] = useState(settings.desktop.start_at_login)
  const language = useChosen<'system' | Language>(settings.appearance.language, (chosen) =>
    changeSettings(session, { changes: { appearance: { language: chosen } } }),
  )
  const begin = (event: FormEvent) => {
    event.preventDefault()
    void action.run(() => apply(session, { purpose, profile, login: offersLogin ? login : null }))
  }

  const problem = action.error ?? language.error
  return (
    <Dialog title={words.t('panel.first.title')} intro={words.t('panel.first.intro')} className="first-run">
      <form onSubmit={begin}>
        <fieldset>
          <legend className="profiles-legend">{words.t('panel.first.language')}</legend>
          <Choice
            name={words.t('panel.first.language')}
            value={language.value}
            options={(['system', ...LANGUAGES.toReversed()] as const).map((value) => ({
              value,
              label: value === 'system' ? words.t('panel.language.system') : languageName(value),
            }))}
            onChange={language.choose}
          />
        </fieldset>
        <RadioCards
          legend={words.t('panel.first.purpose')}
          value={purpose}
          options={(Object.keys(PURPOSES) as Purpose[]).map((value) => ({
            value,
            label: words.t(`panel.first.purpose.${value}`),
            what: words.t(`panel.first.purpose.${value}.what`),
          }))}
          onChange={setPurpose}
        />
        {purpose === 'market' && (
          <RadioCards
            legend={words.t('panel.first.market')}
            value={profile}
            options={PROFILES.map((value) => ({
              value,
              label: words.t(`panel.profile.${value}`),
              what: words.t(`panel.profile.${value}.what`),
            }))}
            onChange={setProfile}
          />
        )}
        {offersLogin && (
          <fieldset>
            <Switch checked={login} onChange={setLogin}>
              {words.t('panel.first.login')}
            </Switch>
          </fieldset>
        )}
        {problem !== undefined && <Failure error={problem} />}
        <div className="buttons">
          <button type="submit" className="button primary" disabled={action.busy}>
            {words.t('panel.first.begin')}
          </button>
        </div>
      </form>
    </Dialog>
  )
}

/** The market first: the questions count as answered only when every answer is saved. */
async function apply(session: PanelSession, { purpose, profile, login }: Answers): Promise<void> {
  const market = purpose === 'market'
  if (market) await session.client.jobs.configure({ id: 'fear-greed', changes: { settings: { profile } } })
  await changeSettings(session, {
    changes: {
      appearance: { first_run_done: true },
      ...(login === null ? {} : { desktop: { start_at_login: login } }),
    },
  })
  const [view, item]: readonly [View, string?] = PURPOSES[purpose]
  goTo(view, item)
  if (!market) return
  await session.client.jobs.trigger({ id: 'fear-greed' }).catch((error: unknown) => {
    if (!(error instanceof ORPCError && error.code === 'already_running')) throw error
  })
}
