#!/bin/sh
# Turn the form of an issue into a pull request, or say in a comment what is wrong with it.
# The text of the issue is a stranger's: it goes from the file of the event into a file, and never into a command.
set -eu
number=$(python .github/scripts/issue_text.py issue.md)
replace=$(python .github/scripts/issue_text.py --replaces)
# What is wrong is printed, one line a fault; notes on firms that may be the same go to standard error.
# ($replace is one word or none.)
if python -m macros add issue.md $replace >said.txt 2>notes.txt; then
  # Ids are lower-case letters, digits and hyphens.
  firms=$(sed -n 's/^Wrote \([a-z0-9 -]*\) to .*/\1/p' said.txt)
  title="Take over $firms from issue #$number"
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
  gh pr create --head "issue-$number" --title "$title" --body-file pull-request.md
else
  {
    echo "This form could not be turned into a record yet. Edit it, and a maintainer will accept it again."
    echo
    sed 's/^/    /' said.txt notes.txt
  } >comment.md
  gh issue comment "$number" --body-file comment.md
  gh issue edit "$number" --remove-label accepted --add-label needs-work
fi
