#!/bin/sh
# Turn the form of an issue into a pull request, or say in a comment what is wrong with it.
# The text of the issue is a stranger's: it goes from the file of the event into a file, and never into a command.
set -eu
number=$(python .github/scripts/issue_text.py issue.md)
command=$(python .github/scripts/issue_text.py --command)
# What is wrong is printed, one line a fault; notes on firms that may be the same go to standard error.
# ($command is one of a few words that this repository holds.)
if python -m macros $command issue.md >said.txt 2>notes.txt; then
  # Ids are lower-case letters, digits and hyphens.
  title=$(sed -n -e 's/^Wrote \([a-z0-9 -]*\) to .*/Take over \1 from issue/p' \
    -e 's/^Removed \([a-z0-9-]*\) from .*/Remove \1 as asked in issue/p' said.txt)
  title="$title #$number"
  {
    echo "Closes #$number. Made from its form; the whole check has passed."
    echo
    echo "GitHub starts no checks for what a workflow has made: close and reopen this pull request to start them."
    if [ -s notes.txt ]; then
      echo
      sed 's/^/    /' notes.txt
    fi
  } >pull-request.md
  git config user.name "github-actions[bot]"
  git config user.email "41898282+github-actions[bot]@users.noreply.github.com"
  git switch --quiet --create "issue-$number"
  git add data
  git commit --quiet --message "$title"
  gh auth setup-git
  git push --quiet --force origin "issue-$number"
  # The form may have been accepted before: then its pull request has the new commit already.
  open=$(gh pr list --head "issue-$number" --state open --limit 1 --json number --jq '.[0].number // empty')
  if [ -n "$open" ]; then
    gh pr edit "$open" --title "$title" --body-file pull-request.md
  else
    gh pr create --head "issue-$number" --title "$title" --body-file pull-request.md
  fi
else
  {
    echo "This form could not be turned into a change yet. Edit it, and a maintainer will accept it again."
    echo
    sed 's/^/    /' said.txt notes.txt
  } >comment.md
  gh issue comment "$number" --body-file comment.md
  gh issue edit "$number" --remove-label accepted --add-label needs-work
fi
