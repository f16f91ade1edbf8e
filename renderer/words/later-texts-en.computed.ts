import { laterTextsIn } from './texts.ts'

export const texts = laterTextsIn('en')
