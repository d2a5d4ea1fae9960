/** A condition on a row of `account`: an active authenticator app, or a passkey. */
export const secondFactorExists =
  '(exists (select 1 from mfa_factor where mfa_factor.account_id = account.id and mfa_factor.activated_at is not null) or exists (select 1 from passkey where passkey.account_id = account.id))'
