import { Suspense, useEffect, useRef, useSyncExternalStore } from 'react'
import type { Settings } from '../../shared/settings.ts'
import { CardSkeleton } from '../parts/Skeleton.tsx'
import { useBox, useRead, useSession, WordsContext } from '../session.ts'
import { readJobs, readSettings } from '../store/known.ts'
import { NowView } from '../views/now/NowView.tsx'
import { chooseLocale } from '../words/choose-locale.ts'
import { loadWords, onOtherWords, wordsInUse } from '../words/load-words.ts'
import type { Localizer } from '../words/words.ts'
import { Announcer } from './Announcer.tsx'
import { Banner } from './Banner.tsx'
import { ErrorBoundary } from './ErrorBoundary.tsx'
import { Header } from './Header.tsx'
import { inUse, readKept } from './in-use.ts'
import { rememberLanguage } from './language.ts'
import { later } from './later.ts'
import { Navigation } from './Navigation.tsx'
import { NoSuchPlace } from './NoSuchPlace.tsx'
import type { PanelRoute, View } from './panel-route.ts'
import { Shortcuts } from './Shortcuts.tsx'
import { Toast } from './Toast.tsx'
import { applyTheme } from './theme.ts'
import { useKeptFocus } from './useKeptFocus.ts'
import { usePanelRoute } from './usePanelRoute.ts'
import { useReloadAfterUpgrade } from './useReloadAfterUpgrade.ts'
import { focusView, VIEW_HEADING } from './view-heading.ts'

/** What Vigie writes in the reader's language, and so must be read again after a change. */
const SENTENCES = ['alerts', 'runs', 'jobs', 'index', 'analysis'] as const

/** Only Now is needed for the first paint; the other views load when first opened. */
const views: { readonly [V in View]: React.ComponentType<{ readonly item: string | null }> } = {
  now: NowView,
  alerts: later(async () => (await import('../views/alerts/AlertsView.tsx')).AlertsView),
  trades: later(async () => (await import('../views/trades/TradesView.tsx')).TradesView),
  jobs: later(async () => (await import('../views/jobs/JobsView.tsx')).JobsView),
  occupations: later(async () => (await import('../views/occupations/OccupationsView.tsx')).OccupationsView),
  analysis: later(async () => (await import('../views/analysis/AnalysisView.tsx')).AnalysisView),
  log: later(async () => (await import('../views/log/LogView.tsx')).LogView),
  settings: later(async () => (await import('../views/settings/SettingsView.tsx')).SettingsView),
}

/** Each is shown once. */
const FirstRun = later(async () => (await import('./FirstRun.tsx')).FirstRun)
const TokenGate = later(async () => (await import('./TokenGate.tsx')).TokenGate)

/** The panel: its header, its navigation and the current view. Texts that load later redraw it once when they arrive. */
export function App() {
  const session = useSession()
  const connection = useBox(session.connection)
  const { data: settings } = useRead(readSettings)
  const words = usePanelWords(settings)
  useEffect(() => {
    if (settings) applyTheme(settings.appearance.theme)
  }, [settings])
  return (
    <WordsContext value={words}>
      {connection.state === 'unauthorized' ? (
        <Suspense>
          <TokenGate refused={connection.refused} />
        </Suspense>
      ) : (
        <Frame words={words} settings={settings} />
      )}
      <Toast />
      <Announcer />
    </WordsContext>
  )
}

/** The texts in use: those of the initial language until the settings specify another. */
function usePanelWords(settings: Settings | undefined): Localizer {
  const { reads } = useSession()
  const words = useSyncExternalStore(onOtherWords, wordsInUse)
  const choice = settings?.appearance.language
  useEffect(() => {
    if (choice === undefined) return
    rememberLanguage(choice)
    const locale = chooseLocale(choice, navigator.languages, window.vigie?.formats)
    if (locale.language === words.language) return
    void loadWords(locale).then(() => {
      document.documentElement.lang = locale.language
      reads.invalidate(SENTENCES)
    })
  }, [choice, words, reads])
  return words
}

interface FrameProps {
  readonly words: Localizer
  readonly settings: Settings | undefined
}

/** Reads nothing itself: what an event changes draws only the parts that show it. */
function Frame({ words, settings }: FrameProps) {
  const place = usePanelRoute()
  useReloadAfterUpgrade()
  return (
    <div className="shell">
      <button type="button" className="button skip-link" onClick={focusView}>
        {words.t('panel.skip')}
      </button>
      <Navigation view={place.view} />
      <Header view={place.view} />
      <Main place={place} words={words} />
      <Shortcuts />
      {settings && !settings.appearance.first_run_done && <FirstQuestions settings={settings} />}
    </div>
  )
}

/** Asked only if the owner has not begun already; what the answers change does not take them away. */
function FirstQuestions({ settings }: { readonly settings: Settings }) {
  const { data: jobs } = useRead(readJobs)
  const { data: kept } = useRead(readKept)
  const asked = useRef<boolean | null>(null)
  if (jobs && kept !== undefined) asked.current ??= !inUse(jobs, settings, kept)
  return asked.current === true ? (
    <Suspense>
      <FirstRun settings={settings} />
    </Suspense>
  ) : null
}

function Main({ place, words }: { readonly place: PanelRoute; readonly words: Localizer }) {
  const main = useRef<HTMLElement>(null)
  const View = views[place.view]
  const title = words.t(`panel.view.${place.view}`)
  useFocusOnMove(place)
  useKeptFocus(main)
  return (
    <main ref={main}>
      <h1 className="unseen" id={VIEW_HEADING} tabIndex={-1}>
        {title}
      </h1>
      {place.unknown !== null && <NoSuchPlace view={place.view} address={place.unknown} />}
      <ErrorBoundary key={place.view}>
        <Suspense fallback={<CardSkeleton />}>
          <View item={place.item} />
        </Suspense>
      </ErrorBoundary>
      <Banner />
    </main>
  )
}

/**
 * After a change of view, moves the focus to its heading, so that reading starts there; within a view only if
 * the focused element is gone.
 */
function useFocusOnMove({ view, item }: PanelRoute): void {
  const before = useRef({ view, item })
  useEffect(() => {
    const moved = before.current.view !== view
    const lost = before.current.item !== item && document.activeElement === document.body
    before.current = { view, item }
    if (!moved && !lost) return
    window.scrollTo(0, 0)
    focusView()
  }, [view, item])
}
