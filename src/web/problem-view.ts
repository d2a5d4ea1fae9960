/** A failure as a page: the form that failed, filled in again, or a page of its own. */
import type { Request } from 'express'
import type { ProblemPage } from '../http/render-problem.ts'
import { invitationPage } from './invitation-page.ts'
import { deadLinkPage, lockedPage } from './locked-page.ts'
import { forgotPasswordPage, resetPasswordPage } from './recovery-pages.ts'
import { loginPage, problemPage, registerPage, setupPage } from './pages.ts'
import { secondStepPage } from './second-step-page.ts'
import { uploadRequestPage } from './upload-request-page.ts'
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
      case 'openShare':
      case 'unlockShare':
      case 'downloadShare':
      case 'downloadSharedFile':
      case 'openUploadRequest':
      case 'unlockUploadRequest':
      case 'uploadToRequest':
        return linkPage(problem, scope)
      default:
        return problemPage({ problem, signedIn: scope.principal !== undefined })
    }
  }
}

/** Of a link for people without an account, whose page they come back to. */
function linkPage(problem: Parameters<ProblemPage>[0], { operation, path }: Parameters<ProblemPage>[2]): string {
  const address = path.split('/').slice(0, 3).join('/')
  const isAttempt = operation?.id === 'unlockShare' || operation?.id === 'unlockUploadRequest'
  if (problem.status === 401 || (isAttempt && [400, 429].includes(problem.status)))
    return lockedPage({ problem, address })
  if (problem.status === 410 || problem.type === '/problems/link-not-found') return deadLinkPage({ problem })
  // What is wrong with one file another one may get right.
  if (operation?.id === 'uploadToRequest' && problem.status < 500) return uploadRequestPage({ problem, address })
  return problemPage({ problem })
}

function field(request: Request, name: string): string | undefined {
  const value = (request.body as Record<string, unknown> | undefined)?.[name]
  return typeof value === 'string' ? value : undefined
}
