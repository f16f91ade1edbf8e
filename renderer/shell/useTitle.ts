/** The title and the favicon of the page: the view, and first a pause of everything or what needs the owner. */
import { useEffect } from 'react'
import type { PanelPulse } from './pulse.ts'

/** @param view the name of the view shown */
export function useTitle({ text, attention, paused }: PanelPulse, view: string): void {
  useEffect(() => {
    document.title = attention || paused ? `${text} · ${view} · Vigie` : `${view} · Vigie`
  }, [text, attention, paused, view])
  const icon = attention ? 'icon-attention.svg' : paused ? 'icon-paused.svg' : 'icon.svg'
  useEffect(() => {
    document.querySelector('link[rel=icon]')?.setAttribute('href', `./${icon}`)
  }, [icon])
}
