/** A part of the panel in a page without a browser, for tests by role, name and key. */
import '../../renderer/effects-at-once.ts'
import { configure, type Screen, screen } from '@testing-library/dom'
import { type UserEvent, userEvent } from '@testing-library/user-event'
import type { ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import { onTestFinished } from 'vitest'
import type { PanelClient } from '../../renderer/client.ts'
import { type PanelSession, SessionContext, WordsContext } from '../../renderer/session.ts'
import { browserTimers } from '../../renderer/store/live.ts'
import { ObservableValue } from '../../renderer/store/observable-value.ts'
import { ReadCache } from '../../renderer/store/reads.ts'
import { textsIn } from '../../renderer/words/texts.ts'
import { Localizer } from '../../renderer/words/words.ts'
import type { StreamConnection } from '../../shared/follow.ts'
import type { Language } from '../../shared/vocabulary.ts'

configure({ asyncUtilTimeout: 10_000 })

/** The calls of a client that a test answers; any other is a fault of the test. */
export type Answers = {
  readonly [G in keyof PanelClient]?: { readonly [P in keyof PanelClient[G]]?: unknown }
}

interface ShowOptions {
  readonly answers?: Answers
  readonly language?: Language
  readonly session?: Partial<PanelSession>
}

/** What is shown, and the hand that uses it. */
export interface Shown {
  readonly screen: Screen
  readonly hand: UserEvent
  readonly reads: ReadCache
  /** Shows other properties of the same. */
  readonly again: (node: ReactNode) => void
}

/** Shows a part as the panel does, until the end of the test. */
export function show(
  node: ReactNode,
  { answers = {}, language = 'en', session = {} }: ShowOptions = {},
): Shown {
  const client = answers as unknown as PanelClient
  const reads = new ReadCache(client, browserTimers)
  const whole: PanelSession = {
    client,
    reads,
    connection: new ObservableValue<StreamConnection>({ state: 'connecting' }),
    onEvent: () => () => {},
    tryNow: () => {},
    giveToken: () => {},
    desktop: false,
    ...session,
  }
  const words = new Localizer(language, language, textsIn(language))
  const element = document.createElement('div')
  document.body.append(element)
  const root = createRoot(element)
  const again = (shown: ReactNode) =>
    root.render(
      <SessionContext value={whole}>
        <WordsContext value={words}>{shown}</WordsContext>
      </SessionContext>,
    )
  again(node)
  onTestFinished(() => {
    root.unmount()
    element.remove()
  })
  return { screen, hand: userEvent.setup(), reads, again }
}

/** Whether a button cannot be pressed. */
export const isDisabled = (button: HTMLElement): boolean => button.hasAttribute('disabled')

/** The name of what has the focus, as it is read out. */
export const focused = (): string =>
  document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? ''
