/** Telling the owner. The alert is stored before this is called; what was delivered is recorded after. */
export interface Notice {
  /** Same key: replaces what is shown. */
  readonly key: string
  readonly title: string
  readonly body: string
  readonly urgency: 'low' | 'normal' | 'critical'
  /** What a click opens: a view of the panel and, where there is one, the subject's id. */
  readonly target: {
    readonly view: 'now' | 'alerts' | 'trades' | 'jobs' | 'occupations' | 'analysis' | 'settings'
    readonly id?: string
  }
}

export interface Notifier {
  /** @returns how it was delivered; `none` where this machine shows nothing (headless without webhook). */
  show(notice: Notice): Promise<'shown' | 'logged' | 'sent' | 'none'>
}
