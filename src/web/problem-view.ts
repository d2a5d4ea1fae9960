/** A failure as a page: the form that failed, filled in again, or a page of its own. */
import type { Request } from 'express'
import type { ProblemPage } from '../http/render-problem.ts'
import { invitationPage } from './invitation-page.ts'
import { forgotPasswordPage, resetPasswordPage } from './recovery-pages.ts'
import { loginPage, problemPage, registerPage, setupPage } from './pages.ts'
import { secondStepPage } from './second-step-page.ts'
import type { ProviderChoice } from './provider-buttons.ts'

interface ProblemViewDeps {
  readonly signup: 'open' | 'invite' | 'closed'
  readonly providers: readonly ProviderChoice[]
}

export function createProblemView({ signup, providers }: ProblemViewDeps): ProblemPage {
  return (problem, request, scope) => {
    const filled = { problem, email: field(request, 'email'), displayName: field(request, 'displayName') }
    switch (scope.operation?.id) {
      case 'signIn':
        return loginPage({ problem, email: filled.email, next: field(request, 'next'), signup, providers })
      case 'completeMfaOnPage':
        return problem.status === 410
          ? problemPage({ problem })
          : secondStepPage({ problem, next: field(request, 'next') })
      case 'register':
        return problem.type === '/problems/signup-closed' ? problemPage({ problem }) : registerPage(filled)
      case 'completeSetup':
        return problem.type === '/problems/setup-not-open'
          ? problemPage({ problem })
          : setupPage({ ...filled, token: field(request, 'token') ?? '' })
      case 'forgotPassword':
        return forgotPasswordPage(filled)
      case 'resetPasswordWithForm':
        return problem.status === 410
          ? problemPage({ problem })
          : resetPasswordPage({ problem, token: field(request, 'token') ?? '' })
      case 'acceptInvitation':
        return problem.status === 410
          ? problemPage({ problem })
          : invitationPage({ ...filled, token: field(request, 'token') ?? '' })
      default:
        return problemPage({ problem, signedIn: scope.principal !== undefined })
    }
  }
}

function field(request: Request, name: string): string | undefined {
  const value = (request.body as Record<string, unknown> | undefined)?.[name]
  return typeof value === 'string' ? value : undefined
}
